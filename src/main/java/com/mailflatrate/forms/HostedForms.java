package com.mailflatrate.forms;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.consent.optin.FormRef;
import com.mailflatrate.consent.optin.Registrations;
import com.mailflatrate.consent.optin.Visit;
import com.mailflatrate.consent.steps.Steps;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.senderdomain.SendingHosts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Forms as visitors meet them. What a visitor is told depends on what it typed and never on what is
 * known of the address.
 */
@Component
@EngineTransactional
public class HostedForms {

    private final FormStore forms;
    private final VersionStore versions;
    private final Tasks tasks;
    private final Registrations registrations;
    private final Around around;
    private final ProxyAlarm proxies;
    private final Steps steps;

    HostedForms(
            FormStore forms,
            VersionStore versions,
            Tasks tasks,
            Registrations registrations,
            Around around,
            ProxyAlarm proxies,
            Steps steps) {
        this.forms = forms;
        this.versions = versions;
        this.tasks = tasks;
        this.registrations = registrations;
        this.around = around;
        this.proxies = proxies;
        this.steps = steps;
    }

    /** What belongs to a form and is kept by others. */
    @Component
    record Around(Accounts accounts, Lists lists, SendingHosts hosts) {}

    /** A form a visitor may see. */
    public record Hosted(
            Account account,
            FormId id,
            String key,
            String listName,
            Form form,
            FormVersion version) {}

    /**
     * What a visitor sent.
     *
     * @param values by field, as sent
     * @param proof the solved task, empty without one
     */
    public record Post(Map<String, String> values, String proof, Visit visit) {

        /** A value; empty when there is none. */
        public String value(String field) {
            return values.getOrDefault(field, "").strip();
        }

        boolean isTicked(String field) {
            return !value(field).isEmpty() && !value(field).equals("off");
        }
    }

    /** The open form with this key; empty when there is none, or its account may not work. */
    @EngineTransactional(readOnly = true)
    public Optional<Hosted> find(String key) {
        return forms.byKey(key).filter(Form::isOpen).flatMap(this::hosted);
    }

    /** The key of the form whose short address a visitor typed; empty when it is none. */
    @EngineTransactional(readOnly = true)
    public Optional<String> keyOfShort(String typed) {
        return typed.length() == Form.SHORT
                ? forms.keyOfShort(typed.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** Counts a look at a form. */
    @EngineTransactional(readOnly = true)
    public void shown(Hosted form) {
        steps.count(form.account().id(), form.id().value(), Steps.Step.SHOWN);
    }

    /**
     * A registration. Refused with INVALID_ADDRESS, ROLE_ADDRESS, ROLE_LOOKALIKE, CONSENT_REQUIRED,
     * REQUIRED, FIELD_TOO_LONG or CONTROL_CHARACTER for a field, TASK_UNSOLVED; UNAVAILABLE when
     * the service can't see where visitors come from. A robot that filled the hidden field is told
     * that all is well.
     */
    public Outcome<FormVersion> register(Hosted form, Post post) {
        FormVersion version = form.version();
        if (!proxies.isBelievable(post.visit().ip())) {
            return Outcome.refused(Code.UNAVAILABLE);
        }
        if (!post.value("homepage").isEmpty()) {
            return Outcome.done(version);
        }
        List<Reason> wrong = PostRules.check(version, post);
        if (!wrong.isEmpty()) {
            return Outcome.refused(wrong);
        }
        boolean human = tasks.take(form.key(), post.proof());
        if (version.proofOfWork() && !human) {
            return Outcome.refused(Code.TASK_UNSOLVED);
        }
        enter(form, post, human);
        steps.count(form.account().id(), form.id().value(), Steps.Step.POSTED);
        return Outcome.done(version);
    }

    private void enter(Hosted form, Post post, boolean human) {
        FormVersion version = form.version();
        AccountId account = form.account().id();
        Map<String, String> fields = PostRules.fields(version, post);
        boolean tracking = version.trackingText() != null && post.isTicked("tracking");
        Map<String, @Nullable Object> header = new HashMap<>();
        header.put("wording", version.consentSha256());
        header.put("trackingWording", version.trackingSha256());
        header.put("tracking", tracking);
        registrations.enter(
                account,
                new Registrations.Entry(
                        form.form().list(),
                        new FormRef(form.id().value(), version.number()),
                        null,
                        PostRules.address(post).orElseThrow(),
                        fields,
                        version.language(),
                        source(form, post.visit()),
                        version.consentText(),
                        post.visit().ip(),
                        human,
                        tracking,
                        header,
                        PostRules.facts(form, post, fields, human)));
    }

    private String source(Hosted form, Visit visit) {
        String page = visit.page();
        String host = visit.host();
        if (page != null) {
            return page;
        }
        return host != null && !host.equals("null")
                ? host
                : around.hosts().pages() + "/f/" + form.key();
    }

    private Optional<Hosted> hosted(Form form) {
        AccountId account = form.account();
        Integer shown = form.publicVersion();
        if (shown == null) {
            return Optional.empty();
        }
        return around.accounts()
                .find(account)
                .filter(sender -> sender.state() == AccountState.ACTIVE)
                .flatMap(sender -> version(form, shown).map(one -> hosted(sender, form, one)));
    }

    private Optional<FormVersion> version(Form form, int shown) {
        return shown == form.version().number()
                ? Optional.of(form.version())
                : versions.one(form.account(), form.id(), shown);
    }

    private Hosted hosted(Account sender, Form form, FormVersion version) {
        String list = around.lists().name(sender.id(), form.list()).orElse("");
        return new Hosted(sender, form.id(), form.key(), list, form, version);
    }
}
