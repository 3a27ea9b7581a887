package com.mailflatrate.api.imports;

import com.mailflatrate.imports.Remark;
import java.time.Instant;

/** Something a person said or did. */
record RemarkView(String kind, String note, String by, Instant at) {

    static RemarkView of(Remark remark) {
        return new RemarkView(remark.kind().text(), remark.note(), remark.by(), remark.at());
    }
}
