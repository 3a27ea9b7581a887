package com.mailflatrate.vetting.talk;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.scans.ScanType;

/**
 * A paper with what stands in it. What it is, is read from its first bytes and never from its name;
 * it is given out as a file to save and never shown within a page.
 *
 * @param type {@code image/jpeg}, {@code image/png} or {@code application/pdf}
 */
public record AttachedFile(String name, String type, byte[] bytes) {

    /** The most a file may have, in bytes. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int NAME_CHARS = 120;
    private static final String FIELD = "files";

    /**
     * Reads a file. Refused on {@code files} with REQUIRED when it is empty, PAPER_TOO_LARGE, or
     * PAPER_UNKNOWN when it is neither JPEG nor PNG nor PDF.
     */
    public static Outcome<AttachedFile> of(String name, byte[] bytes) {
        if (bytes.length == 0) {
            return Outcome.refused(Reason.field(Code.REQUIRED, FIELD));
        }
        if (bytes.length > MOST_BYTES) {
            return Outcome.refused(Reason.field(Code.PAPER_TOO_LARGE, FIELD, MOST_BYTES >> 20));
        }
        return ScanType.of(bytes)
                .map(known -> Outcome.done(new AttachedFile(tidy(name), known.mediaType(), bytes)))
                .orElseGet(() -> Outcome.refused(Reason.field(Code.PAPER_UNKNOWN, FIELD)));
    }

    /** The last part of a path, without control characters. */
    private static String tidy(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{C}", "").strip();
        int most = Math.min(plain.length(), NAME_CHARS);
        return plain.isEmpty() ? "paper" : plain.substring(0, most);
    }
}
