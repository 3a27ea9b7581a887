package com.mailflatrate.forms;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.Policies;
import com.mailflatrate.asking.ConfirmationMail;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.consent.clock.Promises;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.senderdomain.SendingHosts;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sign-up forms of an account. Every change of words is a new version. An account's first form
 * waits for a person of the operator; later ones are public at once unless a rule flags them.
 */
@Component
@Transactional
public class Forms {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 10;
    private static final String FIRST = "FIRST_FORM";

    private final FormStore forms;
    private final VersionStore versions;
    private final RemarkStore remarks;
    private final DayStore days;
    private final Background background;
    private final UuidV7 ids;
    private final InstantSource clock;

    Forms(
            FormStore forms,
            VersionStore versions,
            RemarkStore remarks,
            DayStore days,
            Background background,
            UuidV7 ids,
            InstantSource clock) {
        this.forms = forms;
        this.versions = versions;
        this.remarks = remarks;
        this.days = days;
        this.background = background;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a form is made of that others keep. */
    @Component
    record Background(
            Accounts accounts,
            Lists lists,
            OwnHosts hosts,
            Audit audit,
            SendingHosts pages,
            Policies policies,
            Promises promises) {}

    /**
     * A new form of a list. Refused with NOT_FOUND for the list, ACCOUNT_NOT_ACTIVE, DPA_REQUIRED,
     * and what is wrong with a field: REQUIRED, TOO_LONG, INVALID_VALUE, CONTROL_CHARACTER,
     * LABEL_NOT_ALLOWED, REDIRECT_NOT_ALLOWED.
     */
    public Outcome<Form> create(AccountId account, ListId list, FormDraft draft, Actor by) {
        Optional<ListSummary> known = background.lists().find(account, list);
        if (known.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Optional<Code> no = refusal(account);
        List<Reason> wrong = wrong(account, draft);
        if (no.isPresent() || !wrong.isEmpty()) {
            return no.isPresent() ? Outcome.refused(no.get()) : Outcome.refused(wrong);
        }
        FormId id = new FormId(ids.next());
        Instant now = clock.instant();
        FormStore.Standing standing = standing(account, draft, 1, null);
        forms.add(account, id, key(), list, standing, now);
        keep(account, id, version(account, known.get(), draft, 1, by), by);
        audit(account, by, "form.created", id, 1, standing);
        return Outcome.done(forms.find(account, id).orElseThrow());
    }

    /**
     * Another wording: a new version. Visitors see the one before until the new one is released.
     * Refused like {@link #create}.
     */
    public Outcome<Form> change(AccountId account, FormId id, FormDraft draft, Actor by) {
        Optional<Integer> before = forms.lock(account, id);
        if (before.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Optional<Code> no = refusal(account);
        List<Reason> wrong = wrong(account, draft);
        if (no.isPresent() || !wrong.isEmpty()) {
            return no.isPresent() ? Outcome.refused(no.get()) : Outcome.refused(wrong);
        }
        int number = before.get() + 1;
        Form form = forms.find(account, id).orElseThrow();
        ListSummary list = background.lists().find(account, form.list()).orElseThrow();
        FormStore.Standing standing = standing(account, draft, number, form.publicVersion());
        keep(account, id, version(account, list, draft, number, by), by);
        forms.change(account, id, number, standing, clock.instant());
        audit(account, by, "form.changed", id, number, standing);
        return Outcome.done(forms.find(account, id).orElseThrow());
    }

    private void keep(AccountId account, FormId id, FormVersion version, Actor by) {
        versions.add(account, id, version, by);
        var promise = version.frequency();
        if (promise != null) {
            background.promises().made(account, id.value(), version.number(), promise);
        }
    }

    /** One form; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Form> find(AccountId account, FormId id) {
        return forms.find(account, id);
    }

    /** The forms of a list, newest first. */
    @Transactional(readOnly = true)
    public List<Form> ofList(AccountId account, ListId list) {
        return forms.ofList(account, list);
    }

    /** All forms, newest first. */
    @Transactional(readOnly = true)
    public Page<Form> page(AccountId account, PageRequest request) {
        String cursor = request.cursor();
        FormId before = cursor == null ? null : FormId.parse(cursor).orElse(null);
        return Page.of(
                forms.page(account, before == null ? null : before.value(), request.limit() + 1),
                request.limit(),
                last -> last.id().toString());
    }

    /** The address of the form's own page. */
    @Transactional(readOnly = true)
    public String hostedUrl(Form form) {
        return background.pages().pages() + "/f/" + form.key();
    }

    /** The same, short enough to be typed from a poster. */
    @Transactional(readOnly = true)
    public String shortUrl(Form form) {
        return background.pages().pages() + "/f/" + form.shortKey();
    }

    /** The mail that asks, as visitors of a version get it, with dots for what is secret. */
    @Transactional(readOnly = true)
    public ConfirmationMail sampleMail(AccountId account, ListId list, Language language) {
        return ConfirmationMail.sample(
                language,
                background.accounts().find(account).orElseThrow(),
                background.lists().find(account, list).map(ListSummary::name).orElse(""),
                clock.instant(),
                background.pages().pages());
    }

    /** All versions of a form, the newest first. */
    @Transactional(readOnly = true)
    public List<FormVersion> versions(AccountId account, FormId id) {
        return versions.of(account, id);
    }

    /** One version; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<FormVersion> version(AccountId account, FormId id, int version) {
        return versions.one(account, id, version);
    }

    /** What was said about a form, in order. */
    @Transactional(readOnly = true)
    public List<FormRemark> talk(AccountId account, FormId id) {
        return remarks.of(account, id);
    }

    /** How many came how far in the last 30 days, by form. */
    @Transactional(readOnly = true)
    public Map<FormId, Funnel> funnels(AccountId account) {
        return days.last30(account, clock.instant());
    }

    /** An answer to a reviewer's question; the form goes on waiting. */
    public Outcome<Form> answer(AccountId account, FormId id, String note, Actor by) {
        Optional<Form> found = forms.find(account, id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return FormRemark.note(note)
                .map(
                        text -> {
                            remarks.add(
                                    account,
                                    found.get(),
                                    FormRemark.Kind.ANSWER,
                                    text,
                                    by,
                                    clock.instant());
                            return found.get();
                        });
    }

    private Optional<Code> refusal(AccountId account) {
        if (!background.accounts().mayWork(account)) {
            return Optional.of(Code.ACCOUNT_NOT_ACTIVE);
        }
        return background.policies().outstanding(account).stream()
                .filter(code -> code == Code.DPA_REQUIRED)
                .findFirst();
    }

    private List<Reason> wrong(AccountId account, FormDraft draft) {
        return FormRules.check(draft, host -> background.hosts().allows(account, host));
    }

    private FormStore.Standing standing(
            AccountId account, FormDraft draft, int number, @Nullable Integer shown) {
        List<String> flags = new ArrayList<>(FormRules.flags(draft));
        if (!forms.wasReleased(account)) {
            flags.addFirst(FIRST);
        }
        return flags.isEmpty()
                ? new FormStore.Standing(number, Form.State.PUBLIC, List.of())
                : new FormStore.Standing(shown, Form.State.REVIEW, flags);
    }

    private FormVersion version(
            AccountId account, ListSummary list, FormDraft draft, int number, Actor by) {
        Account sender = background.accounts().find(account).orElseThrow();
        return VersionMaker.make(sender, list, draft, number, by.name(), clock.instant());
    }

    private void audit(
            AccountId account,
            Actor by,
            String action,
            FormId form,
            int version,
            FormStore.Standing standing) {
        background
                .audit()
                .record(
                        account,
                        by,
                        action,
                        form.toString(),
                        Map.of(
                                "version", Integer.toString(version),
                                "state", standing.state().text(),
                                "flags", String.join(" ", standing.flags())));
    }

    private static String key() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.encode(bytes);
    }
}
