package com.mailflatrate.forms;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.optin.steps.Guard;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The operator's side: forms that wait for a person, the facts, the decision. On the engine lane.
 */
@Component
@EngineTransactional
public class FormReviews {

    private final FormStore forms;
    private final VersionStore versions;
    private final RemarkStore remarks;
    private final Background background;
    private final InstantSource clock;

    FormReviews(
            FormStore forms,
            VersionStore versions,
            RemarkStore remarks,
            Background background,
            InstantSource clock) {
        this.forms = forms;
        this.versions = versions;
        this.remarks = remarks;
        this.background = background;
        this.clock = clock;
    }

    /** Where facts about the account come from. */
    @Component
    record Background(
            Accounts accounts, Lists lists, Audit audit, Guard guard, StaffRights rights) {}

    /**
     * A form with what a decision needs to know.
     *
     * @param versions the newest first; the first is the one to decide on
     */
    public record Facts(
            String company,
            String listName,
            Form form,
            List<FormVersion> versions,
            List<FormRemark> talk) {

        /** Copies the lists. */
        public Facts {
            versions = List.copyOf(versions);
            talk = List.copyOf(talk);
        }
    }

    /** What waits, the oldest first; at most 200. */
    @EngineTransactional(readOnly = true)
    public List<Facts> queue() {
        return forms.waiting().stream().map(this::facts).toList();
    }

    /** How many wait. */
    @EngineTransactional(readOnly = true)
    public long waitingCount() {
        return forms.waiting().size();
    }

    /** Everything a decision needs; empty when there is no such form. */
    @EngineTransactional(readOnly = true)
    public Optional<Facts> facts(FormId id) {
        return forms.anyAccounts(id).map(this::facts);
    }

    /**
     * A person decides on the newest version. APPROVE makes it public and lifts a guard, ASK keeps
     * it waiting, REJECT keeps it from visitors. Refused with NOT_FOUND, ALREADY_DECIDED, REQUIRED
     * or TOO_LONG for the note of ASK and REJECT, PERSON_REQUIRED for a key outside the sandbox,
     * NOT_ALLOWED without the role.
     */
    public Outcome<Form> decide(FormId id, FormRemark.Kind decision, String note, SignedIn me) {
        Optional<Form> found =
                forms.anyAccounts(id)
                        .filter(form -> forms.lock(form.account(), id).isPresent())
                        .flatMap(form -> forms.find(form.account(), id));
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Optional<Code> no = background.rights().reviewerRefusal(me, "operator:forms");
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        Form form = found.get();
        boolean open = form.state() == Form.State.REVIEW || form.guard() != null;
        if (!open || decision == FormRemark.Kind.ANSWER) {
            return Outcome.refused(Code.ALREADY_DECIDED);
        }
        if (decision == FormRemark.Kind.APPROVE && note.isBlank()) {
            return Outcome.done(apply(form, decision, "", me));
        }
        return FormRemark.note(note).map(text -> apply(form, decision, text, me));
    }

    private Form apply(Form form, FormRemark.Kind decision, String note, SignedIn me) {
        AccountId account = form.account();
        int version = form.version().number();
        remarks.add(account, form, decision, note, me.actor(), clock.instant());
        switch (decision) {
            case APPROVE -> {
                background.guard().lift(account, form.id().value());
                change(form, new FormStore.Standing(version, Form.State.PUBLIC, List.of()));
            }
            case REJECT -> {
                // what was public before a version in review stays; a public one is closed
                Integer shown = form.state() == Form.State.REVIEW ? form.publicVersion() : null;
                change(form, new FormStore.Standing(shown, Form.State.REJECTED, form.flags()));
            }
            case ASK, ANSWER -> {}
        }
        background
                .audit()
                .record(
                        account,
                        me.actor(),
                        "form." + decision.text(),
                        form.id().toString(),
                        Map.of("version", Integer.toString(version), "note", note));
        return forms.find(account, form.id()).orElseThrow();
    }

    private void change(Form form, FormStore.Standing standing) {
        forms.change(form.account(), form.id(), form.version().number(), standing, clock.instant());
    }

    private Facts facts(Form form) {
        AccountId account = form.account();
        return new Facts(
                background.accounts().find(account).map(known -> known.company().name()).orElse(""),
                background.lists().find(account, form.list()).map(ListSummary::name).orElse(""),
                form,
                versions.of(account, form.id()),
                remarks.of(account, form.id()));
    }
}
