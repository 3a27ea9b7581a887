package com.mailflatrate.account;

import com.mailflatrate.kernel.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Samples of the three texts for the first start; an operator replaces them by publishing versions
 * of its own.
 */
@Component
final class PolicySamples implements SmartInitializingSingleton {

    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    private final Policies policies;
    private final InstantSource clock;

    PolicySamples(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Instant now = clock.instant();
        Instant since = now.isBefore(WRITTEN) ? now : WRITTEN;
        for (PolicyKind kind : PolicyKind.values()) {
            policies.plant(sample(kind, since));
        }
    }

    private static Policies.Publication sample(PolicyKind kind, Instant since) {
        Map<Language, String> titles = new EnumMap<>(Language.class);
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String file = read("policies/" + kind.word() + "." + language.code() + ".txt");
            int end = file.indexOf('\n');
            titles.put(language, file.substring(0, end).strip());
            texts.put(language, file.substring(end + 1).strip());
        }
        return new Policies.Publication(kind, titles, texts, since, true);
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
