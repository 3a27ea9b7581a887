package com.mailflatrate.segments;

import com.mailflatrate.kernel.AccountId;
import java.util.List;
import java.util.UUID;

/** A plug for modules above that address segments: they say what of theirs needs one. */
public interface SegmentUsers {

    /** What needs this segment, the newest first; at most 50. */
    List<SegmentUse> usesOf(AccountId account, UUID segment);
}
