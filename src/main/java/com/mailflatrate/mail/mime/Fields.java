package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes header fields of the kinds a mail has. */
final class Fields {

    private static final int LINE = 78;
    private static final int LIST_NAME = 100;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Fields() {}

    /** Unstructured text. */
    static Field text(String name, String text) {
        return new Field(name, EncodedWords.unstructured(name, text));
    }

    /** One mailbox with or without a display name. */
    static Field mailbox(String name, @Nullable String display, EmailAddress address) {
        String spec = '<' + address.full() + '>';
        return display == null || EncodedWords.clean(display).isBlank()
                ? new Field(name, spec)
                : new Field(name, named(name, display, spec));
    }

    /** Numeric zone, as RFC 5322 §3.3 wants it. */
    static String date(Instant at) {
        return DATE.format(at);
    }

    /** RFC 2919: the identifier is made of the list's id alone, so that renaming keeps it. */
    static Field listId(String display, ListId list, String platform) {
        String id = '<' + list.toString().replace("-", "") + ".list." + platform + '>';
        String clean = EncodedWords.clean(display).strip();
        int end = Math.min(clean.length(), LIST_NAME);
        String shortened =
                clean.substring(0, Character.isHighSurrogate(lastOf(clean, end)) ? end - 1 : end);
        return new Field("List-Id", shortened.isEmpty() ? id : named("List-Id", shortened, id));
    }

    /** Parts that may stand on lines of their own. */
    static Field parts(String name, List<String> parts) {
        return new Field(name, Folding.join(name.length() + 2, parts));
    }

    private static char lastOf(String text, int end) {
        return end == 0 ? ' ' : text.charAt(end - 1);
    }

    private static String named(String name, String display, String spec) {
        String phrase = EncodedWords.phrase(name.length() + 2, display);
        int column =
                phrase.contains("\r\n")
                        ? phrase.length() - phrase.lastIndexOf('\n') - 1
                        : name.length() + 2 + phrase.length();
        return phrase + (column + 1 + spec.length() > LINE ? "\r\n " : " ") + spec;
    }
}
