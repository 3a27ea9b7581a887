package com.mailflatrate.web.forms;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.web.shared.Shell;
import java.util.ArrayList;
import java.util.List;

/** What belongs to a version beside its words: the promise, the privacy page, the questions. */
public final class SmallPrint {

    private SmallPrint() {}

    /** In one line, so that two versions can be compared word by word. */
    public static String of(FormVersion version, Shell shell) {
        List<String> parts = new ArrayList<>();
        Frequency promise = version.frequency();
        if (promise != null) {
            parts.add(shell.text("form.atMost." + promise.per().text(), promise.max()));
        }
        parts.add(version.privacyUrl());
        version.fields().forEach(field -> parts.add(field.label()));
        return String.join(" · ", parts);
    }
}
