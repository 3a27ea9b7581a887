package com.mailflatrate.audience.detail;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Controls;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The fields an account has given a name and a type; at most 20. */
@Component
@Transactional
public class Fields {

    /** Definitions of one account. */
    public static final int MOST = 20;

    private static final int LABEL_CHARS = 60;
    private static final int MOST_CHOICES = 50;
    private static final int CHOICE_CHARS = 80;
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,30}");

    private final FieldStore store;
    private final InstantSource clock;

    Fields(FieldStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** All definitions, by key. */
    @Transactional(readOnly = true)
    public List<Field> all(AccountId account) {
        return store.all(account);
    }

    /** One definition; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Field> find(AccountId account, String key) {
        return store.all(account).stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /**
     * A new definition. Values that contacts have already stay as they are. Refused with DUPLICATE
     * for a known key, TOO_LONG beyond the limit, and what is wrong with a part.
     */
    public Outcome<Field> define(AccountId account, Field draft) {
        List<Field> known = store.all(account);
        List<Reason> reasons = check(draft);
        if (known.stream().anyMatch(field -> field.key().equals(draft.key()))) {
            reasons.add(Reason.field(Code.DUPLICATE, "key"));
        } else if (known.size() >= MOST) {
            reasons.add(Reason.of(Code.TOO_LONG, MOST));
        }
        return put(account, draft, reasons);
    }

    /** Another label, type or other choices. Refused with NOT_FOUND and like {@link #define}. */
    public Outcome<Field> change(AccountId account, Field draft) {
        return find(account, draft.key()).isEmpty()
                ? Outcome.refused(Code.NOT_FOUND)
                : put(account, draft, check(draft));
    }

    /** Takes a definition away; the values stay, as texts. False when there was none. */
    public boolean drop(AccountId account, String key) {
        return store.delete(account, key);
    }

    /** What is wrong with values by their types; an empty text is no value. */
    @Transactional(readOnly = true)
    public List<Reason> check(AccountId account, Map<String, String> values) {
        List<Reason> reasons = new ArrayList<>();
        if (values.isEmpty()) {
            return reasons;
        }
        for (Field field : store.all(account)) {
            String value = values.getOrDefault(field.key(), "");
            if (!value.isEmpty() && !field.type().takes(value, field.choices())) {
                reasons.add(Reason.field(Code.INVALID_VALUE, "fields." + field.key()));
            }
        }
        return reasons;
    }

    private Outcome<Field> put(AccountId account, Field draft, List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        store.put(account, draft, clock.instant());
        return Outcome.done(draft);
    }

    private static List<Reason> check(Field draft) {
        List<Reason> reasons = new ArrayList<>();
        if (!KEY.matcher(draft.key()).matches() || draft.key().equals("email")) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "key"));
        }
        text(reasons, "label", draft.label(), LABEL_CHARS);
        boolean choice = draft.type() == FieldType.CHOICE;
        if (draft.choices().isEmpty() == choice
                || new HashSet<>(draft.choices()).size() < draft.choices().size()) {
            reasons.add(
                    Reason.field(
                            choice && draft.choices().isEmpty()
                                    ? Code.REQUIRED
                                    : Code.INVALID_VALUE,
                            "choices"));
        }
        if (draft.choices().size() > MOST_CHOICES) {
            reasons.add(Reason.field(Code.TOO_LONG, "choices", MOST_CHOICES));
        }
        draft.choices().forEach(one -> text(reasons, "choices", one, CHOICE_CHARS));
        return reasons;
    }

    private static void text(List<Reason> reasons, String field, String value, int most) {
        if (value.isBlank()) {
            reasons.add(Reason.field(Code.REQUIRED, field));
        } else if (value.length() > most) {
            reasons.add(Reason.field(Code.TOO_LONG, field, most));
        } else if (Controls.areIn(value)) {
            reasons.add(Reason.field(Code.CONTROL_CHARACTER, field));
        }
    }
}
