package com.mailflatrate.database.command;

import java.util.List;

/**
 * A command beside {@code serve}, chosen by the first argument: {@code mailflatrate keys rotate
 * token}. Beans of {@code database}, {@code keys} and {@code dns} run without the rest of the
 * service, also while it serves.
 */
public interface Command {

    /** The first argument. */
    String name();

    /** One line for the list of commands: arguments, then what it does. */
    String help();

    /**
     * Does it, printing to standard out.
     *
     * @param arguments those after the name
     * @return the exit code
     */
    int run(List<String> arguments);
}
