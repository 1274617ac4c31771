// Package stock counts the pieces of an item in a warehouse.
package stock

// Item is the stock of one item.
type Item struct {
	pieces  int
	watcher chan int
}

// Set sets the number of pieces and notifies the watcher.
func (i *Item) Set(pieces int) {
	i.pieces = pieces
	if i.watcher != nil {
		i.watcher <- pieces
	}
}

// Watch calls notify with every new number of pieces until stop is called, which waits for a running call.
func (i *Item) Watch(notify func(pieces int)) (stop func()) {
	updates, done := make(chan int), make(chan struct{})
	go func() {
		defer close(done)
		for pieces := range updates {
			notify(pieces)
		}
	}()
	i.watcher = updates
	return func() {
		i.watcher = nil
		close(updates)
		<-done
	}
}
