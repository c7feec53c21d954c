/** What a dashboard is told: where to listen, whom to ask. In: command line. Out: checked records. Thread: any. */
package org.dectwatch.dashboard.config;
