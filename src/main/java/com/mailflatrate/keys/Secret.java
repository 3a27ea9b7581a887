package com.mailflatrate.keys;

/**
 * A secret that opens something.
 *
 * @param text 32 base32 characters, for the mail; never stored, never logged
 * @param sha256 what is stored
 */
public record Secret(String text, byte[] sha256) {

    /** Hides the secret. */
    @Override
    public String toString() {
        return "a secret";
    }
}
