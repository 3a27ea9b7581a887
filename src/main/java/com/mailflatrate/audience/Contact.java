package com.mailflatrate.audience;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One address in one account.
 *
 * @param fields typed short texts, at most 20, in the order of their keys
 * @param origin where it first came from
 * @param memberships the lists it is on; on a page of one list only that one
 * @param tags in alphabetical order
 */
public record Contact(
        ContactId id,
        EmailAddress email,
        Map<String, String> fields,
        @Nullable OriginId origin,
        Instant createdAt,
        List<Membership> memberships,
        List<String> tags) {

    /** Copies. */
    public Contact {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        memberships = List.copyOf(memberships);
        tags = List.copyOf(tags);
    }

    /** The same contact with its memberships. */
    Contact with(List<Membership> found) {
        return new Contact(id, email, fields, origin, createdAt, found, tags);
    }

    /** The same contact with its tags. */
    Contact tagged(List<String> found) {
        return new Contact(id, email, fields, origin, createdAt, memberships, found);
    }

    /** First and last name, or the address when neither is known. */
    public String name() {
        String name =
                (fields.getOrDefault("firstName", "") + " " + fields.getOrDefault("lastName", ""))
                        .strip();
        return name.isEmpty() ? email.full() : name;
    }

    /**
     * A contact on a list.
     *
     * @param reason why it stands like that, UPPER_SNAKE ({@code UNPROVEN}, {@code HARD}); null
     *     when it needs none
     * @param cause who or what brought it about
     * @param origin where this membership came from
     * @param importId the import that brought it, if one did
     */
    public record Membership(
            ListId list,
            String listName,
            MembershipStatus status,
            @Nullable String reason,
            Instant since,
            String cause,
            @Nullable OriginId origin,
            @Nullable ImportId importId) {}
}
