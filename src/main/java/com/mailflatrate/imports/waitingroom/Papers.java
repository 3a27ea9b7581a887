package com.mailflatrate.imports.waitingroom;

import com.mailflatrate.scans.ScanFile;

/**
 * Papers people signed, beside a file that waits.
 *
 * @param fileName without folders and control characters, at most 200 characters
 */
public record Papers(String fileName, ScanFile file) {}
