package com.mailflatrate.consent;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who may be mailed. The number shown and the people mailed come from the same query. */
@Component
public class Audiences {

    /** Counts the people on these lists and why others on them are left out. */
    public Selection select(AccountId account, List<ListId> lists) {
        throw new IllegalStateException("not yet");
    }
}
