package com.mailflatrate.privacy.takeout;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A contact on a list, or on none.
 *
 * @param key the file is in the order of it
 * @param standing what else there is to say, in the order of {@link #STANDING}
 */
record TakeoutRow(
        String key,
        String email,
        Map<String, String> fields,
        @Nullable String tags,
        List<@Nullable String> standing) {

    /** Headings after the fields and tags. */
    static final List<String> STANDING =
            List.of(
                    "list",
                    "status",
                    "statusReason",
                    "since",
                    "consentGrade",
                    "consentAt",
                    "consentIp",
                    "consentSource",
                    "consentRecordedAt",
                    "consentEntry");

    /** A row that looks like this one and belongs to somebody else. */
    TakeoutRow as(String address, String firstName, String lastName) {
        Map<String, String> names = new TreeMap<>(fields);
        names.put("firstName", firstName);
        names.put("lastName", lastName);
        return new TakeoutRow(address, address, names, tags, standing);
    }
}
