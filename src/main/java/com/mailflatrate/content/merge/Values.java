package com.mailflatrate.content.merge;

import org.jspecify.annotations.Nullable;

/** What a template is filled with for one contact. */
public interface Values {

    /** A field of the contact, already clean ({@link FieldValue}); null when there is none. */
    @Nullable String contact(String field);

    /** A value of ours. */
    String own(Slot slot);
}
