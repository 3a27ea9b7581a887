package com.mailflatrate.keys;

/** Checks what a {@link Sealer} sealed. */
public interface Verifier<T> {

    /** Whether the seal belongs to this value. Constant time. */
    boolean verify(T value, byte[] seal);
}
