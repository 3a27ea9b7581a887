/** Sending as the account never did, and what an owner has to say to it. */
@NullMarked
@NamedInterface("unusual")
package com.mailflatrate.campaign.unusual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
