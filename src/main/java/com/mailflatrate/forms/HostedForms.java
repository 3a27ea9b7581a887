package com.mailflatrate.forms;

import com.mailflatrate.account.Account;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.database.Outage;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.Together;
import com.mailflatrate.optin.Visit;
import com.mailflatrate.optin.steps.Steps;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Forms as visitors meet them. What a visitor is told depends on what it typed and never on what is
 * known of the address.
 */
@Component
@EngineTransactional
public class HostedForms {

    /** Who comes at the same time is served together, up to so many. */
    private static final int TOGETHER = 200;

    private final FormStore forms;
    private final ProxyAlarm proxies;
    private final Steps steps;
    private final ShownWords words;
    private final Together<String, Optional<Hosted>> looks;
    private final Together<FormPosts.Sent, Boolean> posts;

    HostedForms(
            FormStore forms,
            FormLooks looks,
            FormPosts posts,
            ProxyAlarm proxies,
            ShownWords words,
            Steps steps) {
        this.forms = forms;
        this.proxies = proxies;
        this.steps = steps;
        this.words = words;
        this.looks = new Together<>(TOGETHER, looks::find, HostedForms::mayBeOfOne);
        this.posts = new Together<>(TOGETHER, posts::take, HostedForms::mayBeOfOne);
    }

    private static boolean mayBeOfOne(RuntimeException failure) {
        return !Outage.isBehind(failure);
    }

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

        /** Only what a ticked box sends; a page that means no may send any other word. */
        boolean isTicked(String field) {
            return value(field).equals("on");
        }
    }

    /** The open form with this key; empty when there is none, or its account may not work. */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Hosted> find(String key) {
        return looks.ask(key);
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
     * REQUIRED, FIELD_TOO_LONG or CONTROL_CHARACTER for a field, TASK_UNSOLVED; WORDING_CHANGED
     * when the visitor read other words than those that would be on record; UNAVAILABLE when the
     * service can't see where visitors come from. A robot that filled the hidden field is told that
     * all is well. Comes back when the registration and its record are on disk: with one commit for
     * all that came at the same time, and for one alone without a wait.
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<FormVersion> register(Hosted form, Post post) {
        FormVersion version = form.version();
        if (!proxies.isBelievable(post.visit().ip())) {
            return Outcome.refused(Code.UNAVAILABLE);
        }
        if (!post.value("homepage").isEmpty()) {
            return Outcome.done(version);
        }
        if (!words.areOnRecord(form, post)) {
            return Outcome.refused(Code.WORDING_CHANGED);
        }
        List<Reason> wrong = PostRules.check(version, post);
        if (!wrong.isEmpty()) {
            return Outcome.refused(wrong);
        }
        return posts.ask(new FormPosts.Sent(form, post))
                ? Outcome.done(version)
                : Outcome.refused(Code.TASK_UNSOLVED);
    }
}
