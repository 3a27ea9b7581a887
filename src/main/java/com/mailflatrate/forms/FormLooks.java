package com.mailflatrate.forms;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.forms.HostedForms.Hosted;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up the forms that visitors ask for at the same time, each form once for all of them. */
@Component
@EngineTransactional(readOnly = true)
class FormLooks {

    private final FormStore forms;
    private final VersionStore versions;
    private final Accounts accounts;
    private final Lists lists;

    FormLooks(FormStore forms, VersionStore versions, Accounts accounts, Lists lists) {
        this.forms = forms;
        this.versions = versions;
        this.accounts = accounts;
        this.lists = lists;
    }

    /** The open form behind each key; empty when there is none, or its account may not work. */
    public List<Optional<Hosted>> find(List<String> keys) {
        List<Form> open = forms.byKeys(new HashSet<>(keys)).stream().filter(Form::isOpen).toList();
        Map<AccountId, Account> senders =
                accounts.among(open.stream().map(Form::account).distinct().toList());
        Map<String, Hosted> found = new HashMap<>();
        for (Form form : open) {
            Optional.ofNullable(senders.get(form.account()))
                    .filter(sender -> sender.state() == AccountState.ACTIVE)
                    .flatMap(sender -> hosted(sender, form))
                    .ifPresent(hosted -> found.put(form.key(), hosted));
        }
        return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
    }

    /** One version of a form, shown now or not. */
    public Optional<FormVersion> version(Hosted form, int number) {
        return versions.one(form.account().id(), form.id(), number);
    }

    private Optional<Hosted> hosted(Account sender, Form form) {
        return version(form)
                .map(
                        version ->
                                new Hosted(
                                        sender,
                                        form.id(),
                                        form.key(),
                                        name(sender.id(), form.list()),
                                        form,
                                        version));
    }

    private Optional<FormVersion> version(Form form) {
        Integer shown = form.publicVersion();
        if (shown == null) {
            return Optional.empty();
        }
        return shown == form.version().number()
                ? Optional.of(form.version())
                : versions.one(form.account(), form.id(), shown);
    }

    private String name(AccountId account, ListId list) {
        return lists.name(account, list).orElse("");
    }
}
