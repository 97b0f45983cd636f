// Counts what it sees, and lets nothing through: as many of it as you like can listen on one network.
FromDPDKDevice(0) -> kind :: Classifier(12/0800 23/11, -);
kind[0] -> seen :: Counter -> Discard;
kind[1] -> Discard;
