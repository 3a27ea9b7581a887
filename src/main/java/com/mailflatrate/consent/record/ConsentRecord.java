package com.mailflatrate.consent.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record of one consent (compliance rule 4.6), each part as it was written down when
 * it happened; a part that was erased, or that this way of signing up has not, is null.
 *
 * @param id of the double opt-in
 * @param form the form and its version, null for another way
 * @param wording what was declared, as shown
 */
public record ConsentRecord(
        UUID id,
        @Nullable UUID form,
        @Nullable Integer formVersion,
        @Nullable String wording,
        @Nullable String wordingSha256,
        boolean tracking,
        @Nullable Request request,
        @Nullable Mail mail,
        @Nullable Click confirmation,
        List<Later> later) {

    /** Copies the list. */
    public ConsentRecord {
        later = List.copyOf(later);
    }

    /**
     * The registration.
     *
     * @param typed the address as it was typed
     * @param localAt the time where the account is, with its offset
     * @param page the page the visitor's browser named
     * @param host the site it named
     * @param checks what was done against robots, results only
     */
    public record Request(
            UUID event,
            Instant at,
            OffsetDateTime localAt,
            @Nullable String typed,
            @Nullable String address,
            @Nullable String listName,
            @Nullable String language,
            @Nullable String page,
            @Nullable String host,
            @Nullable String ip,
            @Nullable Integer port,
            @Nullable String userAgent,
            @Nullable Boolean tls,
            @Nullable String checks,
            @Nullable Boolean consentBox,
            @Nullable Boolean trackingBox,
            Map<String, String> fields) {

        /** Copies the fields. */
        public Request {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * The mail that asked.
     *
     * @param template hash of the locked template
     * @param sha256 of the text as sent; {@code text} hides the secrets
     * @param host the server that accepted it, {@code reply} its words
     */
    public record Mail(
            UUID event,
            Instant queuedAt,
            @Nullable String messageId,
            @Nullable String template,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String sha256,
            @Nullable Instant acceptedAt,
            @Nullable String host,
            @Nullable String reply) {}

    /**
     * The click.
     *
     * @param token the first digits of the hash of the secret in the mail
     * @param page the version of the page with the button
     */
    public record Click(
            UUID event,
            Instant at,
            @Nullable String ip,
            @Nullable Integer port,
            @Nullable String userAgent,
            @Nullable Boolean tls,
            @Nullable String method,
            @Nullable String token,
            @Nullable String page) {}

    /**
     * What came after: a withdrawal, an objection, a complaint, other preferences.
     *
     * @param kind lower-case
     * @param channel the door the person came through
     * @param mailing the mailing it was about
     */
    public record Later(
            UUID event,
            String kind,
            Instant at,
            @Nullable String channel,
            @Nullable String scope,
            @Nullable String mailing,
            @Nullable String ip,
            @Nullable String userAgent) {}
}
