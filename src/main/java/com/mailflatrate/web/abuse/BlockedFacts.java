package com.mailflatrate.web.abuse;

import com.mailflatrate.ledger.blocked.BlockedFact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A blocked record's facts, one by one, for a page. */
public final class BlockedFacts {

    private BlockedFacts() {}

    /** By name, in the order they are kept; what is nothing is left out. */
    public static SequencedMap<String, String> of(BlockedFact fact) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one :
                JsonMapper.shared().readTree(fact.body()).properties()) {
            JsonNode value = one.getValue();
            String text = value.isValueNode() ? value.asString("") : value.toString();
            if (!text.isEmpty()) {
                facts.put(one.getKey(), text);
            }
        }
        return facts;
    }
}
