package com.mailflatrate.kernel;

/**
 * Why something was refused: stable names that clients rely on, each with the kind of answer it
 * gives. The sentence for people is {@code reason.<CODE>} in the message bundles.
 */
public enum Code {
    // 400: cannot be read
    UNREADABLE_BODY(Kind.UNREADABLE),
    UNKNOWN_FIELD(Kind.UNREADABLE),

    // 401
    NOT_SIGNED_IN(Kind.UNAUTHENTICATED),
    WRONG_CREDENTIALS(Kind.UNAUTHENTICATED),
    CODE_REQUIRED(Kind.UNAUTHENTICATED),

    // 403
    NOT_ALLOWED(Kind.FORBIDDEN),
    ACCOUNT_NOT_ACTIVE(Kind.FORBIDDEN),
    PERSON_REQUIRED(Kind.FORBIDDEN),
    STEP_UP_REQUIRED(Kind.FORBIDDEN),
    SECOND_FACTOR_REQUIRED(Kind.FORBIDDEN),
    SUPPRESSION_NOT_YOURS(Kind.FORBIDDEN),
    FORM_STALE(Kind.FORBIDDEN),

    // 404: unknown, or another account's
    NOT_FOUND(Kind.MISSING),
    GONE(Kind.GONE),

    // 405, 406, 415
    METHOD_NOT_ALLOWED(Kind.METHOD),
    NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE),
    UNSUPPORTED_MEDIA_TYPE(Kind.MEDIA),

    // 409: the state of things
    TERMS_OUTDATED(Kind.CONFLICT),
    DPA_REQUIRED(Kind.CONFLICT),
    MAILING_EXISTS(Kind.CONFLICT),
    NONCE_USED(Kind.CONFLICT),
    ALREADY_SUBSCRIBED(Kind.CONFLICT),
    ALREADY_DECIDED(Kind.CONFLICT),
    WRONG_STATE(Kind.CONFLICT),
    REQUEST_RUNNING(Kind.CONFLICT),
    DOMAIN_EXISTS(Kind.CONFLICT),
    EXPORT_WAITS(Kind.CONFLICT),
    LEGAL_HOLD(Kind.CONFLICT),

    // 413
    TOO_LARGE(Kind.LARGE),

    // 422: refused by a rule
    REQUIRED(Kind.RULE),
    TOO_LONG(Kind.RULE),
    INVALID_VALUE(Kind.RULE),
    CONTROL_CHARACTER(Kind.RULE),
    INVALID_ADDRESS(Kind.RULE),
    ROLE_ADDRESS(Kind.RULE),
    ROLE_LOOKALIKE(Kind.RULE),
    NOT_LOOKALIKE(Kind.RULE),
    DUPLICATE(Kind.RULE),
    SUPPRESSED(Kind.RULE),
    UNPROVEN(Kind.RULE),
    WEAK_PASSWORD(Kind.RULE),
    WRONG_PASSWORD(Kind.RULE),
    NAME_LOOKALIKE(Kind.RULE),
    LAST_OWNER(Kind.CONFLICT),
    ALREADY_MEMBER(Kind.CONFLICT),
    NOT_INVITED(Kind.FORBIDDEN),
    COOLING(Kind.FORBIDDEN),
    ADDRESS_TAKEN(Kind.RULE),
    POLICY_NOT_ACCEPTED(Kind.RULE),
    ADDRESS_NOT_CONFIRMED(Kind.RULE),
    ORIGIN_REQUIRED(Kind.RULE),
    MAPPING_REQUIRED(Kind.RULE),
    UNKNOWN_COLUMN(Kind.RULE),
    UNREADABLE_FILE(Kind.RULE),
    EMPTY_FILE(Kind.RULE),
    OPEN_QUOTE(Kind.RULE),
    HEADER_REQUIRED(Kind.RULE),
    TOO_MANY_COLUMNS(Kind.RULE),
    UNPACKED_TOO_LARGE(Kind.RULE),
    LEFT_BEFORE(Kind.RULE),
    SPOT_CHECK_REQUIRED(Kind.RULE),
    FIELD_TOO_LONG(Kind.RULE),
    INVALID_DOMAIN(Kind.RULE),
    FREEMAIL_DOMAIN(Kind.RULE),
    TEMPLATE_ERROR(Kind.RULE),
    HTML_NOT_ALLOWED(Kind.RULE),
    FROM_DOMAIN_UNVERIFIED(Kind.RULE),
    HEADER_NOT_ALLOWED(Kind.RULE),
    POLICY_CONFIRMATION_REQUIRED(Kind.RULE),
    GATE_RED(Kind.RULE),
    TEST_RECIPIENT(Kind.RULE),
    NO_AUDIENCE(Kind.RULE),
    NULL_MX(Kind.RULE),
    UNREADABLE_MAIL(Kind.RULE),
    IDEMPOTENCY_KEY_REUSED(Kind.RULE),
    LABEL_NOT_ALLOWED(Kind.RULE),
    REDIRECT_NOT_ALLOWED(Kind.RULE),
    CONSENT_REQUIRED(Kind.RULE),
    WORDING_CHANGED(Kind.RULE),
    CARD_TOO_OLD(Kind.RULE),
    PAPER_UNKNOWN(Kind.RULE),
    PAPER_TOO_LARGE(Kind.RULE),
    PAPERS_TOO_MANY(Kind.RULE),
    TASK_UNSOLVED(Kind.RULE),
    CLEARANCE_BROKEN(Kind.RULE),

    // 429
    TOO_MANY_REQUESTS(Kind.TOO_MANY),
    TOO_MANY_TESTS(Kind.TOO_MANY),

    // 5xx
    UNAVAILABLE(Kind.UNAVAILABLE),
    NO_ROOM(Kind.UNAVAILABLE),
    INTERNAL(Kind.INTERNAL);

    /** The HTTP status of a kind of refusal. */
    public enum Kind {
        UNREADABLE(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        MISSING(404),
        METHOD(405),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        GONE(410),
        LARGE(413),
        MEDIA(415),
        RULE(422),
        TOO_MANY(429),
        INTERNAL(500),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;

    Code(Kind kind) {
        this.kind = kind;
    }

    /** The kind of answer. */
    public Kind kind() {
        return kind;
    }
}
