/** Whom a campaign means: its lists, and of their people those in a segment. */
@NullMarked
@NamedInterface("audience")
package com.mailflatrate.campaign.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
