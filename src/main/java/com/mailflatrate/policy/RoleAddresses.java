package com.mailflatrate.policy;

import com.mailflatrate.kernel.EmailAddress;

/** Tells functional mailboxes ({@code info@}, {@code vertrieb@}) from personal ones. Immutable, thread-safe. */
public final class RoleAddresses {

    private static final RoleAddresses STANDARD = new RoleAddresses();

    private RoleAddresses() {}

    /** The rules as shipped. */
    public static RoleAddresses standard() {
        return STANDARD;
    }

    /** Judges an address on its way in. */
    public RoleVerdict judge(EmailAddress address, IntakePath path) {
        throw new IllegalStateException("not yet: " + address + path);
    }

    /** The first 12 hex digits of the SHA-256 of the word list, for reports. */
    public String version() {
        throw new IllegalStateException("not yet");
    }
}
