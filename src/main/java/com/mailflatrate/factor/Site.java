package com.mailflatrate.factor;

/**
 * Where passkeys of this service belong.
 *
 * @param origin scheme, host and port as a browser says them, {@code https://mail.example}
 * @param host the host alone; a passkey works on no other
 */
public record Site(String origin, String host) {}
