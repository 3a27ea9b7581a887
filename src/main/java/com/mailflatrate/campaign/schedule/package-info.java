/** What becomes of a mailing whose hour has come. */
@NullMarked
@NamedInterface("schedule")
package com.mailflatrate.campaign.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
