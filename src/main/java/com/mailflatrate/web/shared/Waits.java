package com.mailflatrate.web.shared;

import java.util.Map;

/** Counts for the operator's menu: how much waits behind an entry. */
public interface Waits {

    /** By the entry's word; what is missing or zero shows no number. */
    Map<String, Long> counts();
}
