/** Mailings that wait for the operator: shown over all accounts, and let go by a person. */
@NullMarked
@NamedInterface("held")
package com.mailflatrate.campaign.held;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
