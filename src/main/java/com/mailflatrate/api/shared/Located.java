package com.mailflatrate.api.shared;

/**
 * A resource that knows where it is found; the answer that makes it says so in {@code Location}.
 * One that has no address of its own names what shows it.
 */
public interface Located {

    /** The path, from the root. */
    String location();
}
