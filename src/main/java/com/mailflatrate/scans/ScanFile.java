package com.mailflatrate.scans;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;

/**
 * The file of a scan: a PDF, a JPEG or a PNG.
 *
 * @param bytes as they came
 */
public record ScanFile(ScanType type, int pages, byte[] bytes) {

    /** The largest file taken in, in bytes. */
    public static final int MOST = 20 * 1024 * 1024;

    /** The most pages. */
    public static final int MOST_PAGES = 2_000;

    /**
     * Looks into a file. Refused at {@code scan} with REQUIRED when it is empty, TOO_LARGE,
     * INVALID_VALUE when it is neither a picture nor a PDF that opens without a password.
     */
    public static Outcome<ScanFile> of(byte[] bytes) {
        if (bytes.length == 0) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "scan"));
        }
        if (bytes.length > MOST) {
            return Outcome.refused(Reason.field(Code.TOO_LARGE, "scan"));
        }
        ScanType type = ScanType.of(bytes).orElse(null);
        int pages = type == null ? 0 : type == ScanType.PDF ? PdfPages.count(bytes) : 1;
        return type == null || pages < 1 || pages > MOST_PAGES
                ? Outcome.refused(Reason.field(Code.INVALID_VALUE, "scan"))
                : Outcome.done(new ScanFile(type, pages, bytes));
    }

    /** One page of it, so that nobody is shown whom they need not see. */
    ScanFile page(int number) {
        return type == ScanType.PDF && pages > 1
                ? new ScanFile(type, 1, PdfPages.page(bytes, number))
                : this;
    }
}
