/** Campaigns, their gate and their mailings for machines. */
@NullMarked
package com.mailflatrate.api.campaign;

import org.jspecify.annotations.NullMarked;
