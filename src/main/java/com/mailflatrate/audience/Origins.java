package com.mailflatrate.audience;

import com.mailflatrate.audience.OriginFacts.Kind;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Controls;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where contacts came from, as stated. A statement is never changed; a better one is a new one. */
@Component
@Transactional
public class Origins {

    private static final int DESCRIPTION_CHARS = 2000;
    private static final int URL_CHARS = 500;
    private static final int SYSTEM_CHARS = 200;

    private final OriginStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    Origins(OriginStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is missing or wrong, with fields as {@code origin.description}; empty when the statement
     * is complete. Every kind needs a description, an own form its page.
     */
    public static List<Reason> missing(OriginFacts facts) {
        List<Reason> reasons = new ArrayList<>();
        Kind kind = facts.kind();
        require(reasons, "kind", kind == null || kind == Kind.NONE_YET);
        require(reasons, "description", isBlank(facts.description()));
        require(reasons, "collectionUrl", kind == Kind.OWN_FORM && isBlank(facts.collectionUrl()));
        return reasons;
    }

    /**
     * Keeps a statement; refuses with {@code ORIGIN_REQUIRED} for each missing field, and what is
     * wrong with others.
     */
    public Outcome<OriginId> create(AccountId account, OriginFacts facts, Actor by) {
        List<Reason> reasons = new ArrayList<>(missing(facts));
        reasons.addAll(wrong(facts));
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        OriginId id = new OriginId(ids.next());
        store.add(account, id, facts, by, clock.instant());
        return Outcome.done(id);
    }

    /** One statement; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Origin> find(AccountId account, OriginId id) {
        return store.find(account, id);
    }

    /** All statements, newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<Origin> all(AccountId account) {
        return store.all(account);
    }

    private static List<Reason> wrong(OriginFacts facts) {
        List<Reason> reasons = new ArrayList<>();
        limit(reasons, "description", facts.description(), DESCRIPTION_CHARS);
        limit(reasons, "collectionUrl", facts.collectionUrl(), URL_CHARS);
        limit(reasons, "system", facts.system(), SYSTEM_CHARS);
        String url = facts.collectionUrl();
        if (url != null && !url.isBlank() && !isWebAddress(url)) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "origin.collectionUrl"));
        }
        LocalDate from = facts.periodFrom();
        LocalDate to = facts.periodTo();
        if (from != null && to != null && to.isBefore(from)) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "origin.periodTo"));
        }
        Long contacts = facts.contacts();
        if (contacts != null && contacts < 0) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "origin.contacts"));
        }
        return reasons;
    }

    private static void require(List<Reason> reasons, String field, boolean lacking) {
        if (lacking) {
            reasons.add(Reason.field(Code.ORIGIN_REQUIRED, "origin." + field));
        }
    }

    private static void limit(
            List<Reason> reasons, String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            reasons.add(Reason.field(Code.TOO_LONG, "origin." + field, most));
        }
        if (value != null && Controls.areInLines(value)) {
            reasons.add(Reason.field(Code.CONTROL_CHARACTER, "origin." + field));
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url.strip());
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
