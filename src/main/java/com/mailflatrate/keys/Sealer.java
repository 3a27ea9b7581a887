package com.mailflatrate.keys;

/** Seals a value, so that whoever holds the {@link Verifier} knows it came from here. */
public interface Sealer<T> {

    /** The seal of the value. */
    byte[] seal(T value);
}
