package com.mailflatrate.audience.detail;

import java.util.List;

/**
 * A field as the account defined it. Fields without a definition are texts.
 *
 * @param key as in mails and files, {@code [a-z][A-Za-z0-9]{0,30}}
 * @param label how people call it, up to 60 characters
 * @param choices for {@link FieldType#CHOICE}, at most 50; else empty
 */
public record Field(String key, String label, FieldType type, List<String> choices) {

    /** Copies the choices. */
    public Field {
        choices = List.copyOf(choices);
    }
}
