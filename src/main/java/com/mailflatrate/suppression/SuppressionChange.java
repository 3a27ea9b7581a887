package com.mailflatrate.suppression;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.keys.SuppressionKey;
import org.jspecify.annotations.Nullable;

/**
 * One step of the feed that delivery follows.
 *
 * @param number ascending; steps may become visible out of order
 * @param account whose address; null when it holds for everybody here
 * @param key the address
 * @param list the only list it holds for; null for the whole account
 * @param added whether it came or went
 */
public record SuppressionChange(
        long number,
        @Nullable AccountId account,
        SuppressionKey key,
        @Nullable ListId list,
        boolean added) {}
