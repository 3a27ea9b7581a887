package com.mailflatrate.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a problem in the form one door speaks: JSON for machines, a page for people. */
public interface ProblemAnswer {

    /** Whether this one answers requests to the path. */
    boolean answers(String path);

    /** Writes status and body; the common headers are there already. */
    void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
