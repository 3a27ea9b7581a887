package com.mailflatrate.imports;

/**
 * A row that does not come in, or comes in without mail.
 *
 * @param line in the file, the headings are line 1
 * @param address as written
 * @param code why; the sentence is {@code reason.<code>}
 */
public record RefusedRow(long line, String address, String code) {}
