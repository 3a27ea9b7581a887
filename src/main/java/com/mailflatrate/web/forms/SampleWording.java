package com.mailflatrate.web.forms;

import com.mailflatrate.account.Account;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.web.shared.Shell;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The consent wording a new form begins with, in each language. It follows the form's language as
 * long as nobody has changed it.
 */
public record SampleWording(Map<Language, String> texts) {

    /** Takes a copy. */
    public SampleWording {
        texts = Map.copyOf(texts);
    }

    static SampleWording of(Account sender, Shell shell) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(
                    language,
                    shell.in(language).text("forms.sampleConsent", sender.company().name()));
        }
        return new SampleWording(texts);
    }

    /** In one language. */
    public String in(Language language) {
        return texts.getOrDefault(language, "");
    }

    /** The fields as they were sent, a wording that is still ours in the language of the form. */
    Map<String, String> followed(Map<String, String> values) {
        Map<String, String> followed = new HashMap<>(values);
        for (Language language : Language.values()) {
            if (language.code().equals(values.get("language"))) {
                followed.computeIfPresent(
                        "consentText",
                        (name, text) -> texts.containsValue(text.strip()) ? in(language) : text);
            }
        }
        return followed;
    }
}
