package com.mailflatrate.feedback.bounce;

import com.mailflatrate.policy.reply.Providers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Receiving hosts that one hand runs: a known provider, else the last two labels of the name. From
 * which address of ours it was met is no part of the name.
 */
public final class HostGroups {

    private HostGroups() {}

    /** The group of a host; null when the host is unknown or only a number. */
    public static @Nullable String of(@Nullable String host) {
        String provider = Providers.of(host);
        if (provider != null || host == null || host.isBlank()) {
            return provider;
        }
        String name = host.toLowerCase(Locale.ROOT).split(" ", 2)[0];
        if (name.indexOf(':') >= 0 || Character.isDigit(name.charAt(name.length() - 1))) {
            return null;
        }
        int last = name.lastIndexOf('.');
        int before = last < 0 ? -1 : name.lastIndexOf('.', last - 1);
        String group = name.substring(before + 1);
        return group.length() > 255 ? null : group;
    }
}
