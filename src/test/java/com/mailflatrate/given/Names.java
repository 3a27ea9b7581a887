package com.mailflatrate.given;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.dns.spi.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A zone in a test's hands; what it does not know does not exist. */
public final class Names implements Zone {

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** Records of a name. */
    public Names put(String name, RecordType type, String... values) {
        return answer(name, type, new Answer.Found(List.of(values), false));
    }

    /** Any answer. */
    public Names answer(String name, RecordType type, Answer answer) {
        answers.put(type + " " + name.toLowerCase(Locale.ROOT), answer);
        return this;
    }

    @Override
    public Answer look(String name, RecordType type) {
        Answer known = answers.get(type + " " + name);
        boolean exists = answers.keySet().stream().anyMatch(key -> key.endsWith(" " + name));
        return known != null ? known : exists ? new Answer.NoData() : new Answer.NoName();
    }
}
