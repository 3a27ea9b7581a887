package com.mailflatrate.rows;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.policy.ProofRules.Grade;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file and what the rules say about it alone; duplicates and suppressions are judged
 * over all rows.
 *
 * @param line where it begins in the file, the headings are line 1
 * @param written the address as written, cut at 400 characters, without control characters
 * @param email null when it is none
 * @param page of the scan of signed papers; null when the row names none
 * @param doubtful shares the reviewer's decision
 * @param code why it stays out; null when nothing speaks against it
 */
public record JudgedRow(
        long line,
        String written,
        @Nullable EmailAddress email,
        Map<String, String> fields,
        @Nullable Instant consentAt,
        @Nullable String consentIp,
        @Nullable String consentSource,
        @Nullable Integer page,
        Grade grade,
        boolean doubtful,
        @Nullable Code code) {}
