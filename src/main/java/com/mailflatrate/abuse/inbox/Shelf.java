package com.mailflatrate.abuse.inbox;

import com.mailflatrate.feedback.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a mail is looked for: by its kind, or by what there is to do. */
public enum Shelf {
    /** Not understood, and nobody has decided yet. */
    UNDECIDED("d.mail_id is null and (m.kind = 'JUNK' or m.state = 'FAILED')"),
    /** Not read after several tries. */
    UNREADABLE("m.state = 'FAILED'"),
    /** Everything that came. */
    ALL("true"),
    BOUNCE(Kind.BOUNCE),
    COMPLAINT(Kind.COMPLAINT),
    UNSUBSCRIBE(Kind.UNSUBSCRIBE),
    OBJECTION(Kind.OBJECTION),
    AUTO_REPLY(Kind.AUTO_REPLY),
    DELAY(Kind.DELAY),
    HUMAN(Kind.HUMAN),
    JUNK(Kind.JUNK);

    private final String condition;

    Shelf(String condition) {
        this.condition = condition;
    }

    Shelf(Kind kind) {
        this("m.kind = '" + kind.name() + "'");
    }

    String condition() {
        return condition;
    }

    /** As the interface writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the word of the interface; empty when there is no such shelf. */
    public static Optional<Shelf> of(@Nullable String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The one for mails of a kind. */
    public static Shelf of(Kind kind) {
        return valueOf(kind.name());
    }
}
