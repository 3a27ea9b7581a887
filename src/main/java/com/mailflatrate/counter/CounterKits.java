package com.mailflatrate.counter;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.forms.Form;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.FormId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Paper for the counter, in the words and the language of the form as visitors see it. */
@Component
@Transactional(readOnly = true)
public class CounterKits {

    private final Forms forms;
    private final Accounts accounts;
    private final Texts texts;

    CounterKits(Forms forms, Accounts accounts, Texts texts) {
        this.forms = forms;
        this.accounts = accounts;
        this.texts = texts;
    }

    /** A PDF to print; empty for an unknown form, and while visitors see none of its versions. */
    public Optional<byte[]> print(AccountId account, FormId id, CounterPaper paper) {
        return forms.find(account, id)
                .flatMap(form -> shown(account, form).map(version -> words(form, version)))
                .map(paper::print);
    }

    private Optional<FormVersion> shown(AccountId account, Form form) {
        Integer number = form.publicVersion();
        return number == null ? Optional.empty() : forms.version(account, form.id(), number);
    }

    private CounterWords words(Form form, FormVersion version) {
        String link = forms.shortUrl(form);
        return new CounterWords(
                accounts.find(form.account()).orElseThrow().company().name(),
                version.title(),
                texts.say(version.language(), "forms.counter.scan"),
                link.replaceFirst("^https?://", ""),
                link,
                texts.say(version.language(), "forms.counter.then"),
                version.imprint());
    }
}
