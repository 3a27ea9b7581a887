package com.mailflatrate.privacy.request;

import com.mailflatrate.consent.record.ConsentRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything an account holds about one person (GDPR Art. 15): rows by module and table, and the
 * records of consent with their wording.
 *
 * @param request under which it was written down that this was told
 * @param controller whose contact the person is
 * @param data module, table, rows; nothing where nothing is known
 */
public record AccessFile(
        UUID request,
        Instant toldAt,
        String email,
        String controller,
        Map<String, Map<String, List<Map<String, Object>>>> data,
        List<ConsentRecord> consents) {

    /** Copies what it is given. */
    public AccessFile {
        data = Map.copyOf(data);
        consents = List.copyOf(consents);
    }

    /** Whether nothing at all is known. */
    public boolean isEmpty() {
        return data.isEmpty() && consents.isEmpty();
    }
}
