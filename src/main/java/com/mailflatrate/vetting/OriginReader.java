package com.mailflatrate.vetting;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.WebAddress;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the answers to "where do the addresses come from". */
final class OriginReader {

    private static final int MOST = 20;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_SYSTEM = 200;

    private final Fields fields;
    private final LocalDate today;

    OriginReader(Fields fields, LocalDate today) {
        this.fields = fields;
        this.today = today;
    }

    List<StatedOrigin> read(@Nullable List<ApplicationDraft.@Nullable Origin> given) {
        if (given == null || given.isEmpty()) {
            fields.refuse(Reason.field(Code.REQUIRED, "origins"));
            return List.of();
        }
        if (given.size() > MOST) {
            fields.refuse(Reason.field(Code.TOO_LONG, "origins", MOST));
            return List.of();
        }
        List<StatedOrigin> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            ApplicationDraft.Origin origin = given.get(i);
            if (origin == null) {
                fields.refuse(Reason.field(Code.REQUIRED, "origins[" + i + "]"));
            } else {
                read.add(read("origins[" + i + "].", origin));
            }
        }
        return read;
    }

    private StatedOrigin read(String prefix, ApplicationDraft.Origin origin) {
        OriginKind kind = kind(prefix + "kind", origin.kind());
        String description =
                kind == OriginKind.NONE_YET
                        ? orEmpty(
                                fields.optionalText(
                                        prefix + "description", origin.description(), LONGEST_TEXT))
                        : fields.text(prefix + "description", origin.description(), LONGEST_TEXT);
        String url = url(prefix + "collectionUrl", kind, origin.collectionUrl());
        String system = fields.optionalLine(prefix + "system", origin.system(), LONGEST_SYSTEM);
        LocalDate from = day(prefix + "periodFrom", origin.periodFrom());
        LocalDate to = day(prefix + "periodTo", origin.periodTo());
        if (from != null && to != null && to.isBefore(from)) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, prefix + "periodTo"));
        }
        if (origin.contacts() != null && origin.contacts() < 0) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, prefix + "contacts"));
        }
        return new StatedOrigin(kind, description, url, system, from, to, origin.contacts());
    }

    private OriginKind kind(String field, @Nullable String given) {
        String word = fields.line(field, given, LONGEST_SYSTEM);
        Optional<OriginKind> kind = OriginKind.parse(word);
        if (!word.isEmpty() && kind.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, field));
        }
        return kind.orElse(OriginKind.OTHER);
    }

    private @Nullable String url(String field, OriginKind kind, @Nullable String given) {
        String line =
                kind == OriginKind.OWN_FORM
                        ? fields.line(field, given, LONGEST_URL)
                        : orEmpty(fields.optionalLine(field, given, LONGEST_URL));
        Optional<String> address = WebAddress.parse(line);
        if (!line.isEmpty() && address.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, field));
        }
        return address.orElse(null);
    }

    private @Nullable LocalDate day(String field, @Nullable String given) {
        String text = fields.optionalLine(field, given, LONGEST_SYSTEM);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isAfter(today) || day.getYear() < 1990) {
                fields.refuse(Reason.field(Code.INVALID_VALUE, field));
            }
            return day;
        } catch (DateTimeParseException notADay) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, field));
            return null;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
