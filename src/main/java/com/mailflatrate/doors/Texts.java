package com.mailflatrate.doors;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every sentence we say, in both languages: all {@code texts/<area>.properties} (German) and {@code
 * texts/<area>_en.properties}, UTF-8. Patterns are ICU messages ({@code {0, plural, one {…} other
 * {…}}}); a text without braces is taken as it stands. Safe for any number of threads.
 */
@Component
public final class Texts {

    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
    private static final String WHERE = "classpath*:texts/*.properties";

    private final Map<Language, Map<String, String>> bundles = new EnumMap<>(Language.class);

    /** Reads all bundles; a key that two bundles hold is a fault of ours and stops the start. */
    public Texts() {
        for (Language language : Language.values()) {
            bundles.put(language, new HashMap<>());
        }
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(WHERE)) {
                read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Resource file) throws IOException {
        String name = String.valueOf(file.getFilename());
        Language language = name.endsWith("_en.properties") ? Language.EN : Language.DE;
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        for (String key : texts.stringPropertyNames()) {
            if (of(language).put(key, texts.getProperty(key)) != null) {
                throw new IllegalStateException(
                        "two texts for " + key + " in " + language + ", one in " + name);
            }
        }
    }

    /** The text of a key with its arguments in place; the key in brackets when there is none. */
    public String say(Language language, String key, Object... arguments) {
        String pattern = of(language).get(key);
        if (pattern == null) {
            LOG.warn("no text for {} in {}", key, language);
            return "[" + key + "]";
        }
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        return new MessageFormat(pattern, ULocale.forLocale(language.locale())).format(arguments);
    }

    /** The sentence of a reason; the one for its field where that has its own. */
    public String say(Language language, Reason reason) {
        String general = "reason." + reason.code().name();
        String ofField = general + "." + reason.field();
        return say(
                language, has(language, ofField) ? ofField : general, reason.details().toArray());
    }

    /** Whether there is a text. */
    public boolean has(Language language, String key) {
        return of(language).containsKey(key);
    }

    private Map<String, String> of(Language language) {
        Map<String, String> bundle = bundles.get(language);
        if (bundle == null) {
            throw new IllegalStateException("no bundle for " + language);
        }
        return bundle;
    }
}
