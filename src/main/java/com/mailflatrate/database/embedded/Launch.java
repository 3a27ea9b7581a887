package com.mailflatrate.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL's programs are run: it refuses to run as root, so root needs another way.
 *
 * @param prefix what stands before the program
 * @param user owner of the files when it is another than ours, empty otherwise
 */
record Launch(List<String> prefix, String user) {

    private static final int SECONDS = 90;
    private static final List<String> USERS = List.of("postgres", "nobody");

    /** The first way that works here. */
    static Launch find() {
        if (!runsAsRoot()) {
            return new Launch(List.of(), "");
        }
        if (works(List.of("unshare", "-U"))) {
            return new Launch(List.of("unshare", "-U"), "");
        }
        return USERS.stream()
                .map(Launch::as)
                .filter(launch -> works(launch.prefix))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "PostgreSQL does not run as root, and neither unshare -U"
                                                + " nor setpriv works here: start mailflatrate as another user"
                                                + " or set MAILFLATRATE_DATABASE_URL."));
    }

    static Launch as(String user) {
        return new Launch(
                List.of(
                        "setpriv",
                        "--reuid=" + user,
                        "--regid=" + group(user),
                        "--clear-groups",
                        "--"),
                user);
    }

    private static String group(String user) {
        return user.equals("nobody") ? "nogroup" : user;
    }

    boolean changesUser() {
        return !user.isEmpty();
    }

    /** Gives a path to the user who runs PostgreSQL. */
    void own(Path path) {
        if (!changesUser()) {
            return;
        }
        try {
            Files.setOwner(
                    path,
                    path.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(user));
        } catch (IOException e) {
            throw new IllegalStateException("cannot give " + path + " to " + user, e);
        }
    }

    /** Runs a program to its end; output goes to the log. */
    void run(Path log, List<String> command) {
        try {
            Process process = start(log, command);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        command.getFirst() + " took longer than " + SECONDS + " s, see " + log);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        command.getFirst()
                                + " ended with "
                                + process.exitValue()
                                + ":\n"
                                + tail(log));
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.getFirst(), e);
        }
    }

    private Process start(Path log, List<String> command) throws IOException {
        List<String> full = new ArrayList<>(prefix);
        full.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(full)
                        .directory(Objects.requireNonNull(log.getParent()).toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        builder.environment().remove("PGDATA");
        return builder.start();
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
