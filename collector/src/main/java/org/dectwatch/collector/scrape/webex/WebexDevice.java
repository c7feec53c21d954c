package org.dectwatch.collector.scrape.webex;

import java.util.List;
import java.util.Optional;

/**
 * A device as the cloud lists it.
 *
 * @param callingId by which its members are asked; empty for devices that do not call
 * @param ipei 12 digits of the field MAC, where the guide has one enter the handset's IPEI
 * @param connectionStatus as it stands there; phones of other makers may never send one
 * @param errors the device's own error codes
 */
record WebexDevice(
        String id,
        Optional<String> callingId,
        String ipei,
        Optional<String> connectionStatus,
        Optional<String> lastSeen,
        List<String> errors) {
    WebexDevice {
        errors = List.copyOf(errors);
    }
}
